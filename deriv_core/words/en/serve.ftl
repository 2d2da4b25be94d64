### The command that serves what is installed.

## serve.py

serve-serve-derivative-explorer-and-open = Serve Derivative Explorer, and open it in the browser.
serve-port-served-on-default-default = the port it is served on (default: %(default)s)
serve-address-listens-on-such-127 = the address it listens on, such as 127.0.0.1 (default: every one of this machine)
serve-open-no-browser = open no browser
serve-say-which-version-installed-and = say which version is installed, and end
serve-no-port-1-65535 = { $text } is no port: 1 to 65535

## serve.py

serve-only-library-installed-pip-install = only the library is installed; pip install '.[app]' in the project's folder adds the application

## doors.py

serve-full = Full at the moment
serve-full-why = As many people as this server has room for are working on it, and it keeps its room for them.
serve-restarting = Restarting
serve-restarting-why = This server is about to restart, or another one takes over.
serve-asks-again = This page asks again by itself every { $seconds } seconds. Your link keeps all that it says.
