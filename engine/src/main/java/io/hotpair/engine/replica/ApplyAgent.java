package io.hotpair.engine.replica;

import io.hotpair.engine.pipeline.NodePipeline;
import org.agrona.concurrent.Agent;

/** The apply thread. */
final class ApplyAgent implements Agent {
  private final NodePipeline pipeline;
  private final FailureLatch failure;

  ApplyAgent(NodePipeline pipeline, FailureLatch failure) {
    this.pipeline = pipeline;
    this.failure = failure;
  }

  @Override
  public int doWork() {
    failure.check();
    return pipeline.apply();
  }

  @Override
  public String roleName() {
    return "hotpair-apply";
  }
}
