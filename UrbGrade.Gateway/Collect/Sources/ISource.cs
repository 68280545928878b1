namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>
/// A place outside the site's folders that readings come from. All that it delivers ends as finished files in the
/// source's own hot folder, as they came; reading them is the business of <see cref="FileIntake"/> and its ledger, so
/// that fetching something twice changes nothing.
/// </summary>
internal interface ISource
{
    /// <summary>Connects and looks, and stores nothing.</summary>
    /// <returns>What was found, a line each.</returns>
    Task<IReadOnlyList<string>> TestAsync(CancellationToken cancellation);
}
