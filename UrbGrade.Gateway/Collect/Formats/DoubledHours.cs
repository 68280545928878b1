using NodaTime;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>
/// Holds back the rows of the two hours that share their labels when summer time ends, until their order tells them
/// apart: where a series' labels step back or stand still, the later hour begins.
/// </summary>
/// <param name="knownBy">When all rows had happened, where that is known: they cannot be of an hour that was still to come.</param>
/// <param name="place">Gets a row whose instant is known.</param>
/// <param name="refuse">Gets a row of which nothing tells the hour.</param>
internal sealed class DoubledHours<T>(Instant? knownBy, Action<T, Instant> place, Action<T> refuse)
{
    private readonly record struct Held(T Row, LocalDateTime Label, Instant Earlier, Instant Later);

    private readonly Dictionary<string, List<Held>> waiting = [];

    public void Hold(string series, T row, LocalDateTime label, Instant earlier, Instant later)
    {
        if (!waiting.TryGetValue(series, out var held))
            waiting[series] = held = [];
        if (held.Count > 0 && held[^1].Label.Date != label.Date)
            Release(held);
        held.Add(new Held(row, label, earlier, later));
    }

    /// <summary>A row of the series with a label of its own: what waits before it is complete. In a file that runs backwards nothing tells.</summary>
    public void Pass(string series, LocalDateTime label)
    {
        if (waiting.Count == 0 || !waiting.Remove(series, out var held))
            return;
        if (label > held[0].Label)
            Release(held);
        else
            held.ForEach(one => refuse(one.Row));
    }

    /// <summary>Releases what still waits.</summary>
    public void Finish()
    {
        foreach (var held in waiting.Values)
            Release(held);
        waiting.Clear();
    }

    private void Release(List<Held> held)
    {
        var step = 1;
        while (step < held.Count && held[step].Label > held[step - 1].Label)
            step++;
        var told = step < held.Count || knownBy < held[0].Later;
        for (var i = 0; i < held.Count; i++)
        {
            if (!told)
                refuse(held[i].Row);
            else
                place(held[i].Row, i < step ? held[i].Earlier : held[i].Later);
        }

        held.Clear();
    }
}
