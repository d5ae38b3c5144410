"""The windows process: started when a window is wanted, gone with its last window."""
