"""What is done with single messages: read with care, made to start nobody, and let go of."""

from typing import Any

from jeepney import FileDescriptor, Message, MessageFlag


def without_starting(message: Message) -> Message:
    """The message, made to start nobody who is not running yet."""
    message.header.flags |= MessageFlag.no_auto_start
    return message


def body_of(message: Message, *types: type) -> tuple[Any, ...] | None:
    """The message's body if it is made of exactly these types; otherwise None, for somebody speaks another dialect."""
    body: tuple[Any, ...] = message.body
    fits = len(body) == len(types) and all(isinstance(value, kind) for value, kind in zip(body, types, strict=True))
    return body if fits else None


def close_descriptors(value: Any) -> None:
    """Close every file descriptor in a message body nobody has taken."""
    if isinstance(value, FileDescriptor):
        value.close()
    elif isinstance(value, dict):
        for each in value.values():
            close_descriptors(each)
    elif isinstance(value, (tuple, list)):
        for each in value:
            close_descriptors(each)
