def log = new File(basedir, 'build.log').readLines()

assert log.count('[INFO] Not checked: advisor.skip is set') == 1
assert !new File(basedir, 'target/advisor').exists()
