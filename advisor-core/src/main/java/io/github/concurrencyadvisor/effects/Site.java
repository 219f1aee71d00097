package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.AtOnce;
import java.util.List;

/**
 * A site, with what spreading from it needs.
 *
 * @param starts what the handed-over work was found to run; empty where a framework calls the entry by itself
 * @param atOnce how many calls of its entry a framework has under way; unknown for work that is handed over
 * @param loops how many loops enclose the place that hands the work over
 */
record Site(Spawn spawn, List<Reach> starts, Crew crew, AtOnce atOnce, int loops) {}
