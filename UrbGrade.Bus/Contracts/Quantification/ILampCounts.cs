namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>How many lamps hang on cabinets, for the modules of the platform that look at their load.</summary>
public interface ILampCounts
{
    /// <summary>The lamps of a tenant's assets on a local day, by asset; those of which nobody says it, or says 0, are left out.</summary>
    IReadOnlyDictionary<int, double> Of(int tenantId, DateOnly day);
}
