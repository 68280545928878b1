using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Modules.Core;

/// <summary>Where the platform keeps what it knows.</summary>
internal sealed class CoreOptions
{
    /// <summary>The data folder: database, keys, logs.</summary>
    [Required]
    public string DataFolder { get; set; } = "";

    /// <summary>The database file.</summary>
    public string DatabaseFile => Path.Combine(DataFolder, "urbgrade.db");
}
