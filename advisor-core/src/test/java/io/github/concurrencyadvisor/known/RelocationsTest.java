package io.github.concurrencyadvisor.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.MethodId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which classes were moved into a package of a build's own, and what they were called before. */
class RelocationsTest {

    @Test
    void whatFollowsTheMarkIsTheNameFromBefore() {
        assertThat(Relocations.original("org/acme/shaded/netty4/io/netty/channel/Channel"))
                .isEqualTo("io/netty/channel/Channel");
        assertThat(Relocations.original("io/grpc/netty/shaded/io/netty/channel/Channel"))
                .isEqualTo("io/netty/channel/Channel");
        assertThat(Relocations.original("org/acme/thirdparty/com/google/common/cache/Cache"))
                .isEqualTo("com/google/common/cache/Cache");
    }

    @Test
    void aNameStaysWhereNothingIsKnownByTheOther() {
        assertThat(Relocations.original("io/netty/channel/Channel")).isEqualTo("io/netty/channel/Channel");
        assertThat(Relocations.original("org/acme/shaded/Own")).isEqualTo("org/acme/shaded/Own");
        assertThat(Relocations.original("org/acme/shaded/text/Own")).isEqualTo("org/acme/shaded/text/Own");
        assertThat(Relocations.original("org/acme/io/netty/channel/Own")).isEqualTo("org/acme/io/netty/channel/Own");
        assertThat(Relocations.original("shaded/Own")).isEqualTo("shaded/Own");
        assertThat(Relocations.original("Own")).isEqualTo("Own");
    }

    @Test
    void aLineAboutTheNewNameGoesFirst() {
        KnownApis apis = KnownApis.of(
                        List.of(),
                        new UserFiles(
                                List.of(new KnownApis.Text(
                                        "own.effects",
                                        "com.acme.shaded.io.netty.channel.Channel#close() | NONE | | ours")),
                                List.of()),
                        List.of())
                .apis();

        assertThat(apis.method(new MethodId("com/acme/shaded/io/netty/channel/Channel", "close", "()V"), List::of))
                .extracting(KnownApi::reason)
                .isEqualTo("ours");
        assertThat(apis.method(new MethodId("com/acme/shaded/io/netty/channel/Channel", "flush", "()V"), List::of))
                .isNotNull();
    }
}
