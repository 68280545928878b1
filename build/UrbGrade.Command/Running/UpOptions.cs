namespace UrbGrade.Command.Running;

/// <summary>What <c>urbgrade up</c> was told; null where the person left the choice to us.</summary>
internal sealed record UpOptions(string Data, string? Real, bool Clean, int? Port, int? Shops, int? Days)
{
    public const int CustomaryPort = 8443;
    public const int CustomaryShops = 16;
    public const int CustomaryDays = 365;

    /// <summary>Days that are held back from the history, so that there is something to follow day by day.</summary>
    private const int HeldBack = 7;

    private static readonly DateOnly RealFirst = new(2019, 1, 1);
    private static readonly DateOnly RealLast = new(2019, 12, 31);

    /// <summary>The state of a new demo.</summary>
    /// <param name="today">The local day at the site.</param>
    public DemoState Begin(DateOnly today)
    {
        var days = Days ?? CustomaryDays;
        if (Real is null)
        {
            var last = today.AddDays(-1 - HeldBack);
            return new DemoState(null, Shops ?? CustomaryShops, last.AddDays(1 - days), last);
        }

        var end = RealLast.AddDays(-HeldBack);
        var begin = end.AddDays(1 - days);
        return new DemoState(Path.GetFullPath(Real), 0, begin < RealFirst ? RealFirst : begin, end);
    }

    /// <summary>Whether the options fit together.</summary>
    /// <exception cref="CommandFailedException">They do not.</exception>
    public void RequireSense()
    {
        if (Real is not null && Shops is not null)
            throw new CommandFailedException("--shops is for simulated shops; the real series of --real have their own. Leave one of them out.", ExitCodes.Usage);
    }

    /// <summary>Whether a demo that exists can go on as this one asks.</summary>
    /// <exception cref="CommandFailedException">It was begun with something else.</exception>
    public void RequireSame(DemoState begun)
    {
        var differences = new List<string>();
        if ((Real is null ? null : Path.GetFullPath(Real)) != begun.Real)
            differences.Add(begun.Real is null ? "simulated shops" : $"the real series of {begun.Real}");
        if (begun.Real is null && Shops is { } shops && shops != begun.Shops)
            differences.Add($"{begun.Shops} shops");
        if (Days is { } days && days != begun.Days && !IsAllOf(begun, days))
            differences.Add($"{begun.Days} days of history");
        if (differences.Count > 0)
        {
            throw new CommandFailedException(
                $"{Data} holds a demo with {string.Join(" and ", differences)}. Start over with --clean, or give another folder with --data DIR.",
                ExitCodes.Usage);
        }
    }

    // More days than the real series have are all of them.
    private static bool IsAllOf(DemoState begun, int days) => begun.Real is not null && begun.From == RealFirst && days > begun.Days;
}
