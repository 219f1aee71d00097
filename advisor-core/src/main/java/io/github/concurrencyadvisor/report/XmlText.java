package io.github.concurrencyadvisor.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * How every report in XML is written: XML 1.0 in UTF-8, indented by two spaces, with {@code \n} line ends. Characters that XML
 * does not take, and those that move cursors or hide text, are written as {@link Printable} shows them.
 */
final class XmlText {

    private final XMLStreamWriter xml;
    private int depth;

    private XmlText(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes a document; the stream is flushed and left open. */
    static void write(OutputStream out, Content content) throws IOException {
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            // written by hand, as JDKs differ in its quotes
            writer.writeProcessingInstruction("xml", "version=\"1.0\" encoding=\"UTF-8\"");
            content.writeTo(new XmlText(writer));
            writer.writeCharacters("\n");
            writer.flush();
        } catch (XMLStreamException failed) {
            throw failed.getNestedException() instanceof IOException cause ? cause : new IOException(failed);
        }
    }

    /** An element that holds others. */
    void element(String name, Content inside, String... attributes) throws IOException, XMLStreamException {
        indent();
        xml.writeStartElement(name);
        attributes(attributes);
        depth++;
        inside.writeTo(this);
        depth--;
        indent();
        xml.writeEndElement();
    }

    /** An element without anything in it. */
    void empty(String name, String... attributes) throws XMLStreamException {
        indent();
        xml.writeEmptyElement(name);
        attributes(attributes);
    }

    /**
     * An element with text in it.
     *
     * @param lines kept as they are
     */
    void text(String name, String lines, String... attributes) throws XMLStreamException {
        indent();
        xml.writeStartElement(name);
        attributes(attributes);
        boolean first = true;
        for (String line : lines.split("\n", -1)) {
            xml.writeCharacters((first ? "" : "\n") + Printable.of(line));
            first = false;
        }
        xml.writeEndElement();
    }

    /** Names and values by turns. */
    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], Printable.of(attributes[i + 1]));
        }
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** What is to be written. */
    @FunctionalInterface
    interface Content {
        void writeTo(XmlText xml) throws IOException, XMLStreamException;
    }
}
