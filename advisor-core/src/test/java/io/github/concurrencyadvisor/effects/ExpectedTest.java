package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which call of a missing class an exception that is caught or declared speaks of. */
class ExpectedTest {

    @TempDir
    Path folder;

    private void check(String members) {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.other.Gateway;
                import com.other.GatewayIOException;
                import java.io.*;
                import java.sql.SQLException;
                class Orders {
                    private Gateway gateway;
                %s
                }
                """.formatted(members));
    }

    @Test
    void anExceptionThatIsCaughtFurtherInIsNotTheOuterOnes() {
        check("""
                    String inside(long id) { // want inside:"UNKNOWN UNKNOWN"
                        try {
                            try { return gateway.ask(id); } catch (Exception e) { return ""; }
                        } catch (IOException e) { return ""; }
                    }
                    String beside(long id) { // want beside:"IO_BOUND NETWORK UNKNOWN"
                        try {
                            try { gateway.note(id); } catch (Exception e) { }
                            return gateway.ask(id);
                        } catch (IOException e) { return ""; }
                    }
                    String other(long id) { // want other:"IO_BOUND NETWORK"
                        try {
                            try { return gateway.ask(id); } catch (IllegalStateException e) { return ""; }
                        } catch (IOException e) { return ""; }
                    }
                    String outside(long id) { // want outside:"UNKNOWN UNKNOWN"
                        String found = gateway.ask(id);
                        try { return found + id; } catch (IOException e) { return ""; }
                    }
                """);
    }

    @Test
    void aCallThatDeclaresTheExceptionOrOneOfItsKindClearsTheOthers() {
        check("""
                    void none() { }
                    void more() { }
                    void io() throws IOException { }
                    void narrower() throws FileNotFoundException { }
                    void wider() throws Exception { }
                    void sql() throws SQLException { }
                    String asNone(long id) { try { none(); more(); return gateway.ask(id); } catch (IOException e) { return ""; } } // want asNone:"IO_BOUND NETWORK"
                    String asIo(long id) { try { io(); return gateway.ask(id); } catch (IOException e) { return ""; } } // want asIo:"UNKNOWN UNKNOWN"
                    String asNarrower(long id) { try { narrower(); return gateway.ask(id); } catch (IOException e) { return ""; } } // want asNarrower:"UNKNOWN UNKNOWN"
                    String asWider(long id) { try { wider(); return gateway.ask(id); } catch (IOException e) { return ""; } } // want asWider:"UNKNOWN UNKNOWN"
                    String asSql(long id) { try { sql(); return gateway.ask(id); } catch (IOException e) { return ""; } } // want asSql:"IO_BOUND NETWORK"
                """);
    }

    @Test
    void aLibraryThatMayFailAsItIsDescribedClearsTheOthers() {
        check("""
                    String waits(long id) { // want waits:"IO_BOUND FILE UNKNOWN"
                        try { cn.hutool.core.io.FileUtil.readUtf8String("x"); return gateway.ask(id); } catch (IOException e) { return ""; }
                    }
                    String none(long id) { // want none:"IO_BOUND NETWORK"
                        try { cn.hutool.core.util.StrUtil.trim("x"); return gateway.ask(id); } catch (IOException e) { return ""; }
                    }
                    String logs(long id) { // want logs:"IO_BOUND NETWORK"
                        try { com.azure.core.util.logging.ClientLogger.log("x"); return gateway.ask(id); } catch (IOException e) { return ""; }
                    }
                """);
    }

    @Test
    void whatIsThrownThereIsNotWaitedFor() {
        check("""
                    String thrown(long id) { // want thrown:"UNKNOWN UNKNOWN"
                        try {
                            if (id < 0) { throw new GatewayIOException(id); }
                            return gateway.ask(id);
                        } catch (IOException e) { return ""; }
                    }
                    String made(long id) { // want made:"IO_BOUND NETWORK UNKNOWN"
                        try { return gateway.ask(new com.other.Request(id)); } catch (IOException e) { return ""; }
                    }
                """);
    }

    @Test
    void oneOrTwoCallsAreBelievedToBeTheOneAndNoMore() {
        check("""
                    void two(long id) throws IOException { gateway.open(id); gateway.turn(id); } // want two:"IO_BOUND NETWORK"
                    void again(long id) throws IOException { gateway.open(id); gateway.open(id); gateway.open(id); } // want again:"IO_BOUND NETWORK"
                    void three(long id) throws IOException { gateway.open(id); gateway.turn(id); gateway.shut(id); } // want three:"UNKNOWN UNKNOWN"
                    void quick(long id) throws IOException { gateway.getName(id); } // want quick:"UNKNOWN UNKNOWN"
                    void other(long id) throws IllegalStateException { gateway.open(id); } // want other:"UNKNOWN UNKNOWN"
                """);
    }
}
