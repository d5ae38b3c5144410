"""The one local protocol by which the command line and the windows talk to the resident."""
