using System.Collections.Concurrent;
using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>Gives a service of a tenant a rest after new items have failed one after another, so that attempts are not used up against
/// something that is broken. What failed before does not count again: a few hopeless items are no broken service.</summary>
/// <param name="failures">Failures in a row that open a breaker; 0 for never.</param>
/// <param name="rest">How long it stays open.</param>
internal sealed class CircuitBreakers(int failures, TimeSpan rest)
{
    private readonly ConcurrentDictionary<ClosedService, State> states = new();

    /// <summary>How long one stays open.</summary>
    public TimeSpan Rest => rest;

    /// <summary>Services whose breaker opened here and is not in the database yet.</summary>
    public IEnumerable<ClosedService> OpenAt(DateTimeOffset now) =>
        states.Where(entry => entry.Value.IsOpenAt(now, rest)).Select(entry => entry.Key);

    /// <summary>Until when a breaker is open that is not in the database yet; null when it is closed, or its rule tells.</summary>
    public DateTimeOffset? OpenUntil(ClosedService service, DateTimeOffset now) =>
        states.TryGetValue(service, out var state) && state.IsOpenAt(now, rest) ? state.OpenUntil : null;

    /// <summary>From now on its rule tells that a breaker is open, which an operator may close.</summary>
    public void Noted(ClosedService service, DateTimeOffset openUntil)
    {
        if (states.TryGetValue(service, out var state) && state.OpenUntil == openUntil)
        {
            states.TryUpdate(service, state with { IsNoted = true }, state);
        }
    }

    /// <summary>Counts a success.</summary>
    /// <returns>True when this closed a breaker.</returns>
    public bool Succeeded(ClosedService service) => states.TryRemove(service, out var state) && state.OpenUntil is not null;

    /// <summary>Counts a failure.</summary>
    /// <param name="isNew">Whether it was the item's first failure.</param>
    /// <returns>Until when the breaker is open, when this opened it; otherwise null.</returns>
    public DateTimeOffset? Failed(ClosedService service, bool isNew, DateTimeOffset now)
    {
        if (failures == 0)
        {
            return null;
        }

        var opened = false;
        var after = states.AddOrUpdate(
            service, _ => Next(new State(0, null), isNew, now, out opened), (_, before) => Next(before, isNew, now, out opened));
        return opened ? after.OpenUntil : null;
    }

    private State Next(State before, bool isNew, DateTimeOffset now, out bool opened)
    {
        // After its rest one failure, new or old, is enough. One that would last longer was opened by a clock that was put back since.
        var isOnTrial = before.OpenUntil <= now || before.OpenUntil > now + rest;
        var counted = isNew ? before.Failures + 1 : before.Failures;
        opened = isOnTrial || (before.OpenUntil is null && counted >= failures);
        return opened ? new State(counted, now + rest) : before with { Failures = counted };
    }

    private sealed record State(int Failures, DateTimeOffset? OpenUntil, bool IsNoted = false)
    {
        /// <summary>Never longer than it rests, even when the clock is moved back meanwhile.</summary>
        public bool IsOpenAt(DateTimeOffset now, TimeSpan rest) => !IsNoted && OpenUntil > now && OpenUntil <= now + rest;
    }
}
