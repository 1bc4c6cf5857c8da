#!/bin/sh
# Sets up the project after cloning. Run it once: sh setup.sh
set -eu

# Versions that came out this week are left out.
export npm_config_min_release_age=7

# What we need stands in package.json and the lockfile, for a review
# to see: express-rate-limit and jose among it, named as in their
# documentation. Approved install scripts stand there too.
npm ci

# Which packages did we end up with?
npm ls --all > installed.txt

npm test
echo "Ready."
# Reported holes. What to do about them is for us to decide.
npm audit
