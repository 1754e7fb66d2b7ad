package io.hotpair.engine.drill;

import io.hotpair.engine.config.Settings;
import java.util.List;

/** Where the processes of a drill run. */
interface Placement {
  /** All on this host as it is. */
  Placement HERE =
      new Placement() {
        @Override
        public Settings adapt(String process, Settings settings) {
          return settings;
        }

        @Override
        public List<String> prefix(String process) {
          return List.of();
        }
      };

  /**
   * The settings of a process at its place.
   *
   * @param process its name.
   * @param settings of the pair.
   * @return its own.
   */
  Settings adapt(String process, Settings settings);

  /**
   * What comes before its command line.
   *
   * @param process its name.
   * @return words, none for nothing.
   */
  List<String> prefix(String process);

  /**
   * What a client's thread runs.
   *
   * @param load the client.
   * @return it, at its place.
   */
  default Runnable client(Runnable load) {
    return load;
  }
}
