/**
 * A network for a drill: every process in a network namespace of its own, on a switch that the
 * drill itself is. The switch can lose, delay, repeat and reorder frames and cut links in either
 * direction. It is made of TAP devices instead of {@code tc netem}, because not every kernel has
 * netem, and because a seed then decides what happens to a frame. Linux and root only; must never
 * touch an interface or namespace that it did not make.
 */
package io.hotpair.engine.drill.lab;
