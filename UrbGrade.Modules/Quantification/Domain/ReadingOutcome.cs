namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>What a reading meant to what was known of its interval.</summary>
internal enum ReadingOutcome
{
    /// <summary>It says what is known already.</summary>
    Unchanged,

    /// <summary>It is newer and replaces the current value.</summary>
    Revised,

    /// <summary>It is older than the current value and takes its place among the earlier ones.</summary>
    Superseded,
}
