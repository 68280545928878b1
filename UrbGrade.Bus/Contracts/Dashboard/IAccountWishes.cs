namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What a person wishes of the pages, wherever the person signs in. Nobody else's wishes can be read or changed.</summary>
public interface IAccountWishes
{
    /// <summary>Keeps the language in which pages and letters speak to the person.</summary>
    /// <param name="accountId">Of whoever is signed in; one that is gone is passed over.</param>
    /// <param name="language">Two-letter code, as <c>eu</c>.</param>
    Task SetLanguage(string accountId, string language, CancellationToken cancellation);

    /// <summary>Whether the person is still to be shown around: until the tour was ended once.</summary>
    Task<bool> AwaitsTour(string accountId, CancellationToken cancellation);

    /// <summary>Ends the tour for good.</summary>
    Task EndTour(string accountId, CancellationToken cancellation);
}
