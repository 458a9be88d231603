"""What has been spoken of: names remembered, pronouns, descriptions, groups, unlisted names."""
