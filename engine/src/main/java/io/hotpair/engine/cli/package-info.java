/**
 * The commands: {@code hotpair drill|node|watchdog|load|status|settings}. They turn settings into
 * launches and failures into one clear line. Nothing here may hold logic that an embedding program
 * would need.
 */
package io.hotpair.engine.cli;
