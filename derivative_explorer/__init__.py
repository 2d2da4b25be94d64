"""The application as a package: a command that serves it, and in a wheel the application itself."""
