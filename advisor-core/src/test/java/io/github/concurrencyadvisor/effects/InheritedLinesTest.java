package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a library's line says of the methods that a project's own type declares below the library's. */
class InheritedLinesTest {

    private static final String[] SOURCES = {"""
        import org.springframework.data.repository.CrudRepository;
        interface Users extends CrudRepository<String, Long> {
            String findByName(String name);
        }
        """, """
        import org.springframework.data.repository.CrudRepository;
        abstract class Orders implements CrudRepository<String, Long> {
            abstract String latest();
            String first() { return latest(); } // want first:"IO_BOUND DATABASE"
            String name() { return "orders"; } // want name:"TRIVIAL"
        }
        """, """
        class Shop {
            private final Users users;
            Shop(Users users) { this.users = users; }
            String held() { return users.findByName("x"); } // want held:"IO_BOUND DATABASE"
            String given(Users given) { return given.findByName("x"); } // want given:"IO_BOUND DATABASE"
            Object inherited(Users given) { return given.findAll(); } // want inherited:"IO_BOUND DATABASE"
        }
        """};

    @TempDir
    Path folder;

    @Test
    void abstractMethodsHaveTheDefaultOfTheLibrarysType() {
        Compiled library = Compiled.in(folder.resolve("library"), """
                package org.springframework.data.repository;
                public interface CrudRepository<T, K> { Iterable<T> findAll(); }
                """);

        Wants.checkAgainst(folder.resolve("project"), library, SOURCES);
    }

    @Test
    void evenWhereTheLibraryIsNotThere() {
        Wants.checkSourceAlone(folder, SOURCES);
    }
}
