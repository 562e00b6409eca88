#!/bin/sh
# Publishes to learners, in /srv, what they may read of the instructor's last commit: no source/, no
# answers, no tests. What it makes is a git repository, from which nbgitpuller brings the lessons.
# Run it as root, at the start and after each change of the course: publish.sh ACCOUNT
set -eu
umask 022
course=/home/$1/random-initialization
public=/srv/random-initialization
paths="notebooks release utils autograder deploy pyproject.toml constraints.txt requirements.txt
  README.md LICENSE .gitignore"

if [ ! -d "$public" ]; then
  git init --quiet --initial-branch=main "$public"
  # git serves a folder of another account's only where that is allowed
  git config --system --add safe.directory "$public"
  git config --system --add safe.directory "$public/.git"
fi
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
runuser -u "$1" -- git -C "$course" archive HEAD $paths | tar -x -C "$new" --no-same-owner
git --git-dir="$public/.git" --work-tree="$new" add --all
git --git-dir="$public/.git" --work-tree="$new" -c user.name=course -c user.email=course@localhost \
  commit --quiet --allow-empty --message "The course, $(date -I)"
git -C "$public" reset --quiet --hard
