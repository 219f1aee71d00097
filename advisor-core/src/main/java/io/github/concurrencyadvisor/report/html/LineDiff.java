package io.github.concurrencyadvisor.report.html;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line: what both have, what only the first has, what only the second has. */
final class LineDiff {

    private LineDiff() {}

    /** In which of the texts a line stands. */
    enum Side {
        BOTH,
        FIRST,
        SECOND
    }

    /** A line of either text. */
    record Line(Side side, String text) {}

    /** By a longest common subsequence; of lines that differ, those of the first text come first. */
    static List<Line> of(String first, String second) {
        List<String> one = first.lines().toList();
        List<String> two = second.lines().toList();
        int[][] common = new int[one.size() + 1][two.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = two.size() - 1; j >= 0; j--) {
                common[i][j] = one.get(i).equals(two.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < one.size() || j < two.size()) {
            if (i < one.size() && j < two.size() && one.get(i).equals(two.get(j))) {
                lines.add(new Line(Side.BOTH, one.get(i)));
                i++;
                j++;
            } else if (i < one.size() && (j == two.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Side.FIRST, one.get(i)));
                i++;
            } else {
                lines.add(new Line(Side.SECOND, two.get(j)));
                j++;
            }
        }
        return lines;
    }
}
