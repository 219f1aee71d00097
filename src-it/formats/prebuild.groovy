// what the root of a repository is known by
new File(basedir, '.git').mkdir()
