// three checkouts that share nothing but a folder, which is the remote cache
def copy
copy = { File from, File to ->
    if (from.directory) {
        to.mkdirs()
        from.listFiles().each { copy(it, new File(to, it.name)) }
    } else {
        to.bytes = from.bytes
    }
}
['second', 'third'].each { name ->
    ['.mvn', 'pom.xml', 'a', 'b'].each { copy(new File(basedir, it), new File(basedir, "$name/$it")) }
}
def remote = new File(basedir, 'remote-cache').toURI().toString().replaceFirst('^file:/+', 'file:///')
['.', 'second', 'third'].each { name ->
    def local = new File(basedir, "$name/local-cache").canonicalPath
    new File(basedir, "$name/.mvn/maven.config").text =
            "-Dmaven.build.cache.remote.url=$remote\n-Dmaven.build.cache.location=$local\n"
}

def basket = new File(basedir, 'third/b/src/main/java/shop/Basket.java')
basket.setText(basket.getText('UTF-8').replace('sum()', 'max().orElse(0)'), 'UTF-8')
