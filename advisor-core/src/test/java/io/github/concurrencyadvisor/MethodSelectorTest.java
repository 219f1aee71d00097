package io.github.concurrencyadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodSelectorTest {

    private static final String ORDERS = "src/main/java/shop/Orders.java";

    private static final List<MethodFacts> METHODS = List.of(
            method("shop/Orders", "<init>", "(Ljava/lang/String;)V", ORDERS, 5, 7),
            method("shop/Orders", "find", "(J)Lshop/Order;", ORDERS, 9, 30),
            method("shop/Orders", "find", "([Ljava/lang/String;I)V", ORDERS, 32, 32),
            method("shop/Orders$Page", "next", "(Ljava/util/Map$Entry;)V", ORDERS, 40, 41),
            method("shop/Orders$1", "run", "()V", ORDERS, 12, 14),
            method("test/shop/Orders", "find", "()V", "src/test/java/shop/Orders.java", 9, 10));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    Orders#find                            | 1 2 5
                    shop.Orders#find                       | 1 2 5
                    test.shop.Orders#find                  | 5
                    Orders#find(long)                      | 1
                    Orders#find(String[], int)             | 2
                    Orders#find(java.lang.String..., int)  | 2
                    Orders#find()                          | 5
                    Orders#find(int)                       |
                    Orders#<init>                          | 0
                    shop.Orders#Orders(String)             | 0
                    Orders$Page#next                       | 3
                    Orders.Page#next(Entry<String, Long>)  | 3
                    Page#next(java.util.Map$Entry)         | 3
                    rders#find                             |
                    """)
    void aNameMeansTheMethodsOfThatName(String written, String meant) {
        assertThat(MethodSelector.named(written).select(METHODS)).isEqualTo(methods(meant));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Orders.find",
                "Orders",
                "#find",
                "Orders#",
                "Orders#find(",
                "Orders#find)",
                "Orders#find(int",
                "Orders#find(int)x",
                "Orders#find(int,)",
                "Orders#find(,)",
                "Orders#find(a b)",
                "Or ders#find",
                "Orders#fi#nd",
                "Orders#1",
                "Orders.#find",
                "Orders#find(List<String)"
            })
    void whatIsNoNameIsRefusedWithWhatIs(String written) {
        assertThatThrownBy(() -> MethodSelector.named(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Class#method or Class#method(String,int)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    src/main/java/shop/Orders.java:9        | 1
                    src/main/java/shop/Orders.java:30       | 1
                    src/main/java/shop/Orders.java:31       |
                    src/main/java/shop/Orders.java:13       | 4
                    src/main/java/shop/Orders.java:[13,5]   | 4
                    src/main/java/shop/Orders.java:13:5     | 4
                    src\\main\\java\\shop\\Orders.java:13   | 4
                    main/java/shop/Orders.java:9            | 1
                    Orders.java:9                           | 1 5
                    rders.java:9                            |
                    """)
    void aPlaceMeansTheInnermostMethodThere(String written, String meant) {
        assertThat(MethodSelector.at(written).select(METHODS)).isEqualTo(methods(meant));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Orders.java",
                "Orders.java:",
                "Orders.java:0",
                "Orders.java:x",
                "Orders:9",
                ":9",
                "Orders.java:9-12"
            })
    void whatIsNoPlaceIsRefusedWithWhatIs(String written) {
        assertThatThrownBy(() -> MethodSelector.at(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("path/File.java:12");
    }

    @Test
    void theNearestNamesAreSuggested() {
        assertThat(nearest(MethodSelector.named("Order#fund")))
                .startsWith(
                        "shop.Orders#find(java.lang.String[],int)", "shop.Orders#find(long)", "test.shop.Orders#find()")
                .hasSize(MethodSelector.MOST_NEAREST);
        assertThat(nearest(MethodSelector.named("shop.Orders.Page#nxt")))
                .startsWith("shop.Orders.Page#next(java.util.Map.Entry)");
    }

    @Test
    void theNearestPlacesAreSuggestedInTheSameFileFirst() {
        assertThat(nearest(MethodSelector.at("main/java/shop/Orders.java:34")))
                .startsWith(ORDERS + ":32", ORDERS + ":40", ORDERS + ":12");
        assertThat(nearest(MethodSelector.at("Order.java:5"))).contains(ORDERS + ":5");
    }

    @Test
    void everySuggestionMeansItsMethodAlone() {
        for (MethodFacts method : METHODS) {
            if (!method.id().owner().equals("shop/Orders$1")) {
                MethodSelector byName = MethodSelector.named(MethodSelector.nameOf(method.id()));
                assertThat(byName.select(METHODS)).contains(method).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private static List<String> nearest(MethodSelector selector) {
        return selector.nearest(METHODS.stream()
                .flatMap(method -> selector.suggestion(method).stream())
                .toList());
    }

    private static List<MethodFacts> methods(@org.jspecify.annotations.Nullable String indices) {
        return indices == null
                ? List.of()
                : List.of(indices.split(" ")).stream()
                        .map(index -> METHODS.get(Integer.parseInt(index)))
                        .toList();
    }

    private static MethodFacts method(
            String owner, String name, String descriptor, String file, int line, int endLine) {
        MethodId id = new MethodId(owner, name, descriptor);
        return new MethodFacts(
                id,
                Origin.SOURCE_AND_CLASS,
                new Position(file, line, 1),
                endLine,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                1,
                List.of(),
                List.of(),
                List.of(),
                id);
    }
}
