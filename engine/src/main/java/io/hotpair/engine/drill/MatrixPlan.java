package io.hotpair.engine.drill;

import io.hotpair.engine.config.Settings;
import java.nio.file.Path;

/**
 * What a run of the matrix does.
 *
 * @param runs how many times each fault is done.
 * @param isQuick whether only a few cells are run.
 * @param cells part of the names of the cells to run, several with commas; empty for all.
 * @param rate operations per second, of two clients together.
 * @param seed of the first drill.
 * @param directory where logs and failed runs go.
 * @param settings of the pair.
 */
public record MatrixPlan(
    int runs,
    boolean isQuick,
    String cells,
    long rate,
    long seed,
    Path directory,
    Settings settings) {}
