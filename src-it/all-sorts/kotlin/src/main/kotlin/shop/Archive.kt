package shop

import java.nio.file.Path
import kotlin.io.path.readText

class Archive(private val invoices: Invoices) {

    fun load(path: Path): String = path.readText()

    fun all(): List<String> = invoices.paths().map { load(it) }
}

fun lines(path: Path): Int = path.toFile().readLines().size
