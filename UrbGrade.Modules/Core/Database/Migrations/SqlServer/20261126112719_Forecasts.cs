using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.SqlServer
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
                    StandingId = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Fits = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastFits", x => x.StandingId);
                });

            migrationBuilder.CreateTable(
                name: "Forecasts",
                columns: table => new
                {
                    StandingId = table.Column<int>(type: "int", nullable: false),
                    Night = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    IssuedAt = table.Column<long>(type: "bigint", nullable: false),
                    IsReplayed = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Values = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    HalfWidths = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Models = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Weights = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Agreed = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Outlook = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Forecasts", x => new { x.StandingId, x.Night });
                });

            migrationBuilder.CreateTable(
                name: "ForecastStandings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    Resolution = table.Column<int>(type: "int", nullable: false),
                    Quantity = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Medium = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Unit = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<int>(type: "int", nullable: false),
                    ReadyFrom = table.Column<int>(type: "int", nullable: true),
                    Night = table.Column<int>(type: "int", nullable: false),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false),
                    TrainedFrom = table.Column<int>(type: "int", nullable: false),
                    FittedOn = table.Column<int>(type: "int", nullable: false),
                    FittedTo = table.Column<long>(type: "bigint", nullable: false),
                    Slots = table.Column<int>(type: "int", nullable: false),
                    Missing = table.Column<int>(type: "int", nullable: false),
                    Outliers = table.Column<int>(type: "int", nullable: false),
                    Temperature = table.Column<int>(type: "int", nullable: false),
                    Holidays = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Meters = table.Column<int>(type: "int", nullable: false),
                    JudgedNights = table.Column<int>(type: "int", nullable: false),
                    MeanError = table.Column<double>(type: "float", nullable: true),
                    LastWeekError = table.Column<double>(type: "float", nullable: true),
                    Mase = table.Column<double>(type: "float", nullable: true),
                    Coverage = table.Column<double>(type: "float", nullable: true),
                    ModelErrors = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
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
                name: "IX_ForecastStandings_TenantId_SeriesId_Resolution_Medium_Quantity",
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
