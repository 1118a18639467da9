using System.Diagnostics;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>
/// Plays every schedule of a scenario within bounds, each before those that it leads to, and stops at the first that breaks
/// a rule. Schedules that are the same but for the order of calls which do not meet are played once.
/// </summary>
internal sealed class Explorer(Scenario scenario, Bounds bounds, Mutant? mutant = null)
{
    private static readonly int[] Costs = [1, 0];

    private int schedules;
    private int faults;

    /// <summary>Plays them all.</summary>
    public async Task<Exploration> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        var violation = await ExploreAsync([], bounds.Preemptions, bounds.Faults);
        return new Exploration(scenario.ToString(), bounds, schedules, faults, watch.Elapsed, violation);
    }

    private async Task<string?> ExploreAsync(IReadOnlyList<Turn> schedule, int preemptions, int faultsLeft)
    {
        List<Step> steps;
        schedules++;
        faults += faultsLeft < bounds.Faults ? 1 : 0;
        try
        {
            steps = await new Play(scenario, mutant).RunAsync(schedule);
        }
        catch (ViolationException violation)
        {
            return $"{string.Join(", ", schedule)}\n{violation.Message}";
        }

        foreach (var (turn, cost) in Turns(schedule, steps, preemptions, faultsLeft))
        {
            if (await ExploreAsync([.. schedule, turn], preemptions - cost, faultsLeft - (turn.Fault == Fault.None ? 0 : 1)) is { } violation)
            {
                return violation;
            }
        }

        return null;
    }

    // Preemptions come first: they use up what is allowed, so that less follows from each.
    private IEnumerable<(Turn Turn, int Cost)> Turns(IReadOnlyList<Turn> schedule, List<Step> steps, int preemptions, int faultsLeft) =>
        from cost in Costs
        from at in Enumerable.Range(0, steps.Count).Skip(schedule.Count == 0 ? 0 : schedule[^1].At + 1)
        from turn in Turns(steps, at, preemptions, faultsLeft)
        where cost == (steps[at].IsPreemption(turn.Worker) ? 1 : 0)
        select (turn, cost);

    private IEnumerable<Turn> Turns(List<Step> steps, int at, int preemptions, int faultsLeft)
    {
        var step = steps[at];
        for (var worker = 0; worker < step.Waiting.Count; worker++)
        {
            if (step.Waiting[worker] is not { } call
                || (step.IsPreemption(worker) && (preemptions == 0 || !scenario.Points(step.Waiting[step.Before]!))))
            {
                continue;
            }

            if (worker != step.Worker)
            {
                if (IsTooEarly(steps, at, worker) || IsLikeAnother(steps, at, worker))
                {
                    continue;
                }

                yield return new Turn(at, worker);
            }

            if (faultsLeft > 0 && call.IsWrite && scenario.Actors[worker].MayFail && scenario.Points(call))
            {
                foreach (var fault in bounds.Kinds)
                {
                    yield return new Turn(at, worker, fault);
                }
            }
        }
    }

    // Whether a worker from which the turn was taken before a call gets it back though nothing since has to do with that
    // call: the same as if the turn had been taken after the call, which is a schedule of its own.
    private static bool IsTooEarly(List<Step> steps, int at, int worker)
    {
        var call = steps[at].Waiting[worker]!;
        var own = at - 1;
        while (own >= 0 && steps[own].Worker != worker)
        {
            if (steps[own].Call.ConflictsWith(call))
            {
                return false;
            }

            own--;
        }

        return own >= 0 && ReferenceEquals(steps[own + 1].Waiting[worker], call);
    }

    // Of several who do the same and have not begun, the first one stands for all.
    private bool IsLikeAnother(List<Step> steps, int at, int worker)
    {
        bool HasBegun(int one) => steps.Take(at).Any(step => step.Worker == one);
        return !HasBegun(worker)
            && Enumerable.Range(0, worker).Any(other => scenario.Actors[other] == scenario.Actors[worker] && !HasBegun(other));
    }
}
