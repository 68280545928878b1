namespace UrbGrade.Web.Municipal;

/// <summary>The worst that the hours of a day are, from good to bad; its names are those of texts and style sheets.</summary>
internal enum QualityState
{
    Measured,
    Review,
    Estimated,
    Rejected,
    Missing,
    None,
}
