package io.github.concurrencyadvisor.demos.pool;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

/** One function over three values, in a pool of five worker JVMs. */
public final class PoolMap implements Demo {

    @Override
    public String name() {
        return "pool";
    }

    @Override
    public String summary() {
        return "Pool(5).map(f, [1, 2, 3]) over five worker JVMs";
    }

    @Override
    public void run(Stage stage) throws InterruptedException, ExecutionException {
        try (Pool pool = new Pool(5)) {
            stage.say(pool.map(PoolMap::f, List.of(1, 2, 3)).toString());

            List<Long> pids = pool.map(value -> ProcessHandle.current().pid(), List.of(1, 2, 3));
            stage.say("asked again, the values were computed in the processes " + new TreeSet<>(pids)
                    + ", none of them " + ProcessHandle.current().pid() + ", which asked");
        }
    }

    private static int f(int x) {
        return x * x;
    }
}
