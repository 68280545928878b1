namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>How meters were divided into segments. The numbers are stored.</summary>
public enum SegmentMethod
{
    /// <summary>K-means: around the mean of each segment.</summary>
    Means = 0,

    /// <summary>K-medoids: around a member of each segment, which single meters unlike all others pull less.</summary>
    Medoids = 1,
}
