using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Forecasts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ForecastFits",
                columns: table => new
                {
                    StandingId = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Fits = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastFits", x => x.StandingId);
                });

            migrationBuilder.CreateTable(
                name: "Forecasts",
                columns: table => new
                {
                    StandingId = table.Column<int>(type: "integer", nullable: false),
                    Night = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    IssuedAt = table.Column<long>(type: "bigint", nullable: false),
                    IsReplayed = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Values = table.Column<byte[]>(type: "bytea", nullable: false),
                    HalfWidths = table.Column<byte[]>(type: "bytea", nullable: false),
                    Models = table.Column<byte[]>(type: "bytea", nullable: false),
                    Weights = table.Column<byte[]>(type: "bytea", nullable: false),
                    Agreed = table.Column<byte[]>(type: "bytea", nullable: true),
                    Outlook = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Forecasts", x => new { x.StandingId, x.Night });
                });

            migrationBuilder.CreateTable(
                name: "ForecastStandings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    SeriesId = table.Column<int>(type: "integer", nullable: false),
                    Resolution = table.Column<int>(type: "integer", nullable: false),
                    Quantity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Medium = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<int>(type: "integer", nullable: false),
                    ReadyFrom = table.Column<int>(type: "integer", nullable: true),
                    Night = table.Column<int>(type: "integer", nullable: false),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false),
                    TrainedFrom = table.Column<int>(type: "integer", nullable: false),
                    FittedOn = table.Column<int>(type: "integer", nullable: false),
                    FittedTo = table.Column<long>(type: "bigint", nullable: false),
                    Slots = table.Column<int>(type: "integer", nullable: false),
                    Missing = table.Column<int>(type: "integer", nullable: false),
                    Outliers = table.Column<int>(type: "integer", nullable: false),
                    Temperature = table.Column<int>(type: "integer", nullable: false),
                    Holidays = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Meters = table.Column<int>(type: "integer", nullable: false),
                    JudgedNights = table.Column<int>(type: "integer", nullable: false),
                    MeanError = table.Column<double>(type: "double precision", nullable: true),
                    LastWeekError = table.Column<double>(type: "double precision", nullable: true),
                    Mase = table.Column<double>(type: "double precision", nullable: true),
                    Coverage = table.Column<double>(type: "double precision", nullable: true),
                    ModelErrors = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastStandings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Forecasts_TenantId_Night",
                table: "Forecasts",
                columns: new[] { "TenantId", "Night" });

            migrationBuilder.CreateIndex(
                name: "IX_ForecastStandings_TenantId_SeriesId_Resolution_Medium_Quant~",
                table: "ForecastStandings",
                columns: new[] { "TenantId", "SeriesId", "Resolution", "Medium", "Quantity" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ForecastFits");

            migrationBuilder.DropTable(
                name: "Forecasts");

            migrationBuilder.DropTable(
                name: "ForecastStandings");
        }
    }
}
