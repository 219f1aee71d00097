package shop.legacy;

import java.util.List;

public class Old {

    // advisor:allow TinyParallelStream because nobody dares to touch it
    public long count(List<String> all) {
        return all.size();
    }
}
