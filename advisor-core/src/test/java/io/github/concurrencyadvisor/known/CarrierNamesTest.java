package io.github.concurrencyadvisor.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.known.CarrierNames.Kind;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodId;
import org.junit.jupiter.api.Test;

/** What the lines about names mean, and that those which come with the advisor can be read. */
class CarrierNamesTest {

    private static final MethodId ON_SUCCESS = new MethodId("com/acme/Task", "onSuccess", "(Ljava/lang/Object;)V");

    @Test
    void aLineCountsWhereTheCodeUsesOneOfItsPackages() {
        CarrierNames names = CarrierNames.bundled();

        assertThat(names.of(Kind.GIVEN, ON_SUCCESS, "javafx/"::equals))
                .extracting(CarrierNames.Line::carrier)
                .isEqualTo(Carrier.UI_THREAD);
        assertThat(names.of(Kind.GIVEN, ON_SUCCESS, any -> false)).isNull();
        assertThat(names.of(Kind.CALLED, ON_SUCCESS, any -> true)).isNull();
    }

    @Test
    void aStarStandsForAnyPartOfAName() {
        CarrierNames names = CarrierNames.parse("a.txt", "given *Task#on*Done | UI_THREAD | | its name says so");

        assertThat(names.of(Kind.GIVEN, new MethodId("p/LoadTask", "onLoadDone", "()V"), any -> false))
                .isNotNull();
        assertThat(names.of(Kind.GIVEN, new MethodId("p/LoadTask", "onDone", "()V"), any -> false))
                .isNotNull();
        assertThat(names.of(Kind.GIVEN, new MethodId("p/LoadTask", "onLoad", "()V"), any -> false))
                .isNull();
        assertThat(names.of(Kind.GIVEN, new MethodId("p/TaskList", "onDone", "()V"), any -> false))
                .isNull();
    }

    @Test
    void aMissingClassMayBeKnownByItsNameAndThatOfTheClassAroundIt() {
        CarrierNames names = CarrierNames.parse("a.txt", """
                is *Rpc$*Base | com.acme.Service | generated
                is FastBuilder | com.acme.Builder | one of them
                """);

        assertThat(names.kindOf("p/AskRpc$AskBase")).isEqualTo("com/acme/Service");
        assertThat(names.kindOf("q/FastBuilder")).isEqualTo("com/acme/Builder");
        assertThat(names.kindOf("p/AskBase")).isNull();
        assertThat(names.kindOf("p/AskRpc$AskStub")).isNull();
        assertThat(names.kindOf("q/Fast$FastBuilder")).isNull();
    }

    @Test
    void aMethodMayBeKnownByTheOneThingThatItIsGiven() {
        CarrierNames names = CarrierNames.parse("a.txt", "takes com.acme.Click | UI_THREAD | a person did it");

        assertThat(names.takingOnly(new MethodId("p/View", "save", "(Lcom/acme/Click;)V")))
                .extracting(CarrierNames.Line::carrier)
                .isEqualTo(Carrier.UI_THREAD);
        assertThat(names.takingOnly(new MethodId("p/View", "save", "(Lcom/acme/Click;I)V")))
                .isNull();
        assertThat(names.takingOnly(new MethodId("p/View", "save", "(Lcom/acme/Click;)Z")))
                .isNull();
        assertThat(names.of(Kind.CALLED, ON_SUCCESS, any -> true)).isNull();
    }

    @Test
    void aLineThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> CarrierNames.parse("a.txt", "\ntaken *#x | UI_THREAD | | why"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a.txt:2: write given");
        assertThatThrownBy(() -> CarrierNames.parse("a.txt", "is A | b.C"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a.txt:1: write is");
        assertThatThrownBy(() -> CarrierNames.parse("a.txt", "takes A | UI_THREAD"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a.txt:1: write takes");
    }
}
