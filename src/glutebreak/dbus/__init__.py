"""One asynchronous D-Bus connection over an `EventLoop` port, for whatever senses or notifies through a bus."""
