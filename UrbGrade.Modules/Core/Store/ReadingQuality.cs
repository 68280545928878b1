namespace UrbGrade.Modules.Core.Store;

/// <summary>How a value came to be.</summary>
internal enum ReadingQuality
{
    Measured = 0,
    Estimated = 1,
    Manual = 2,
}
