package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** What a reader of Markdown makes of a text, one that makes links of bare addresses as GitHub's does. */
final class MarkdownTree extends AbstractVisitor {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(AutolinkExtension.create())).build();

    private final List<String> headings = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final List<Node> unexpected = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    private MarkdownTree() {}

    static MarkdownTree of(String markdown) {
        MarkdownTree tree = new MarkdownTree();
        PARSER.parse(markdown).accept(tree);
        return tree;
    }

    /** The whole of it, as it is read. */
    static Node document(String markdown) {
        return PARSER.parse(markdown);
    }

    List<String> headings() {
        return headings;
    }

    /** The lines of all HTML. */
    List<String> html() {
        return html;
    }

    /** The first paragraph of each item of a list. */
    List<String> items() {
        return items;
    }

    /** No links, images, quotes, numbered lists or rules; nothing that a host makes a mention or a link of outside of code. */
    void assertHoldsNothingOfItsOwn() {
        assertThat(unexpected).isEmpty();
        assertThat(String.join("\n", texts)).doesNotContainPattern("@|(^|\\s|/\\w+)#\\d|://|www\\.");
    }

    @Override
    public void visit(Heading heading) {
        headings.add(text(heading));
        visitChildren(heading);
    }

    @Override
    public void visit(ListItem item) {
        if (item.getFirstChild() instanceof Paragraph paragraph) {
            items.add(text(paragraph));
        } else {
            unexpected.add(item);
        }
        visitChildren(item);
    }

    @Override
    public void visit(HtmlBlock block) {
        block.getLiteral().lines().map(String::strip).forEach(html::add);
    }

    @Override
    public void visit(HtmlInline inline) {
        html.add(inline.getLiteral());
    }

    @Override
    public void visit(Text text) {
        texts.add(text.getLiteral());
    }

    @Override
    public void visit(Emphasis emphasis) {
        if (!text(emphasis).equals("Instead:")) {
            unexpected.add(emphasis);
        }
    }

    @Override
    public void visit(StrongEmphasis strong) {
        if (!List.of("error", "warning", "info").contains(text(strong))) {
            unexpected.add(strong);
        }
    }

    @Override
    public void visit(FencedCodeBlock block) {
        assertThat(block.getInfo()).isEqualTo("text");
        assertThat(block.getLiteral().lines()).allMatch(line -> line.startsWith("at ") || line.startsWith("… "));
    }

    @Override
    public void visit(Link link) {
        unexpected.add(link);
    }

    @Override
    public void visit(Image image) {
        unexpected.add(image);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        unexpected.add(definition);
    }

    @Override
    public void visit(BlockQuote quote) {
        unexpected.add(quote);
    }

    @Override
    public void visit(OrderedList list) {
        unexpected.add(list);
    }

    @Override
    public void visit(ThematicBreak rule) {
        unexpected.add(rule);
    }

    /** What is read of the node, code and text alike. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak part) {
                text.append('\n');
            }

            @Override
            public void visit(HardLineBreak part) {
                text.append('\n');
            }
        });
        return text.toString();
    }
}
