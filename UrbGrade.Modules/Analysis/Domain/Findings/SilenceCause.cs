namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Where a silence has to be looked for. Numbers stand in evidence.</summary>
internal enum SilenceCause
{
    /// <summary>Everything at the site.</summary>
    Gateway = 1,

    /// <summary>Several meters of one place.</summary>
    Concentrator = 2,

    /// <summary>One meter, or its radio.</summary>
    Meter = 3,

    /// <summary>One quantity of a meter that tells others.</summary>
    Sensor = 4,
}
