namespace UrbGrade.Modules.Core.Readings;

/// <summary>Public holidays, for modules that tell kinds of days apart.</summary>
internal interface IRestDays
{
    /// <summary>Tenants whose region is set, by their code, with the region.</summary>
    IReadOnlyDictionary<string, string> Regions { get; }

    /// <summary>Regions whose holidays are known.</summary>
    IReadOnlyCollection<string> Known { get; }

    /// <summary>Whose public holidays hold at a tenant's sites, ISO 3166: its region's where that is set, otherwise its country's.</summary>
    /// <param name="code">Of the tenant.</param>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    string RegionOf(string code, string country);

    /// <summary>Whether a day is a public holiday in a region; false where its holidays are not known.</summary>
    /// <param name="region">From <see cref="RegionOf"/>.</param>
    bool IsHoliday(string region, DateOnly day);
}
