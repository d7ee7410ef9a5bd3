package dev.trawl.actors.run;

import dev.trawl.actors.answer.DraftSettings;
import dev.trawl.actors.plan.PlanningSettings;
import dev.trawl.actors.window.HistorySettings;
import dev.trawl.actors.window.WindowSettings;

/** The sections of {@code conf/application.conf} that a run reads. */
public record Settings(
    RunSettings runs,
    DraftSettings drafts,
    HistorySettings history,
    WindowSettings window,
    PlanningSettings planning,
    EstimateSettings estimate) {}
