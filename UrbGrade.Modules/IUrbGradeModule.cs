using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace UrbGrade.Modules;

/// <summary>A part of the platform that can be left out or run elsewhere without changing another part.</summary>
public interface IUrbGradeModule
{
    /// <summary>Registers the module's options, tables, handlers and queries.</summary>
    void Add(IHostApplicationBuilder host);

    /// <summary>Maps the module's HTTP endpoints, when it has any.</summary>
    void Map(WebApplication app)
    {
    }
}
