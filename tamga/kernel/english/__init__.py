"""The same sentences as in `tamga.kernel.mongolian`, for readers of English."""
