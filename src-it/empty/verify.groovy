def log = new File(basedir, 'build.log').readLines()

assert log.count('[INFO] Nothing to check: this project has no Java sources') == 2
assert !log.any { it.contains('findings') }
assert !new File(basedir, 'target/advisor').exists()
assert !new File(basedir, 'nothing/target/advisor').exists()
