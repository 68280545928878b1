namespace UrbGrade.Web.Hosting;

/// <summary>The address that a person on this machine opens.</summary>
internal static class PublicAddress
{
    /// <summary>The first HTTPS listener, otherwise the first one; an unspecified address becomes <c>localhost</c>.</summary>
    public static string Of(ICollection<string> listeners)
    {
        var chosen = listeners.FirstOrDefault(url => url.StartsWith("https:", StringComparison.Ordinal)) ?? listeners.First();
        var address = new UriBuilder(chosen);
        if (address.Host is "[::]" or "0.0.0.0" or "127.0.0.1" or "[::1]")
        {
            address.Host = "localhost";
        }

        return address.Uri.GetLeftPart(UriPartial.Authority);
    }
}
