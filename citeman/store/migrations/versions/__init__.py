"""The steps themselves, one file each, named by revision."""
