package io.github.concurrencyadvisor.report.html;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A page as an XML parser reads it, which forgives nothing: a page is written so that it is XML but for script and style. */
record Page(Node root) {

    /** @throws IllegalArgumentException if an element is not ended, an attribute stands twice, a character is bare … */
    static Page parse(String page) {
        String document = page.replaceFirst("(?s)(<style>).*?(</style>)", "$1$2")
                .replaceFirst("(?s)(<script>).*?(</script>)", "$1$2");
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new Unforgiving());
            return new Page(builder.parse(new InputSource(new StringReader(document))));
        } catch (SAXException bad) {
            throw new IllegalArgumentException(bad);
        } catch (IOException | ParserConfigurationException never) {
            throw new IllegalStateException(never);
        }
    }

    Page under(Element element) {
        return new Page(element);
    }

    List<Element> all(String path) {
        List<Element> elements = new ArrayList<>();
        nodes(path).forEach(node -> elements.add((Element) node));
        return elements;
    }

    List<String> attributes(String path) {
        return nodes(path).stream().map(Node::getNodeValue).toList();
    }

    private List<Node> nodes(String path) {
        try {
            NodeList found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, root, XPathConstants.NODESET);
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                nodes.add(found.item(i));
            }
            return nodes;
        } catch (XPathExpressionException wrong) {
            throw new IllegalArgumentException(path, wrong);
        }
    }

    private static final class Unforgiving implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) throws SAXException {
            throw warning;
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
