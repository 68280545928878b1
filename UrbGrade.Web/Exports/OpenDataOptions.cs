using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Web.Exports;

/// <summary>Section <c>OpenData</c> of the configuration: the terms on which public districts hand out their figures.</summary>
public sealed class OpenDataOptions
{
    /// <summary>Short name of the licence, of opendefinition.org where it has one.</summary>
    [Required]
    public string Licence { get; init; } = "CC-BY-4.0";

    /// <summary>Its full name.</summary>
    [Required]
    public string LicenceTitle { get; init; } = "Creative Commons Attribution 4.0 International";

    /// <summary>Where its text is.</summary>
    [Required, Url]
    public string LicencePath { get; init; } = "https://creativecommons.org/licenses/by/4.0/";
}
