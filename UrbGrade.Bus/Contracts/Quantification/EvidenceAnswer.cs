namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What became of an evidence that was asked for.</summary>
public enum EvidenceAnswer
{
    /// <summary>It was written.</summary>
    Written,

    /// <summary>The tenant has no such figure.</summary>
    NoFigure,

    /// <summary>More signed messages brought its readings than one file may hold; those of its assets, or of a shorter period, are to be had.</summary>
    TooLarge,
}
